"""reStructuredText: its blocks, its four kinds of tables, and its inline markup.

It is read here and not by docutils, which gives no places inside a line, breaks off at directives it does not know,
and refuses tables that people can read.
"""
