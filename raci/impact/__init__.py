"""What would happen: steps that change an organization, carried out on a copy, and what is lost by them."""
