"""What each schema is made of, one module each: `schema()` returns it; the module's name is the schema's."""
