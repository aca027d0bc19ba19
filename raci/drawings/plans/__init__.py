"""Plans: where everything of a drawing stands, in pixels, by Graphviz or by layers of our own."""
