"""Rules about how the work is spread over the roles."""
