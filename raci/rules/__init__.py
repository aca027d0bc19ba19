"""The rules, one file each, one package for each family."""
