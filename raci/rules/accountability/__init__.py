"""Who answers for the outcome of a duty: exactly one position, with nothing beside it that says less."""
