"""The insides of workbooks: what the fast reader does not give, and what must be looked at before it is let in."""
