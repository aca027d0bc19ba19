"""Pictures of who does what, and files in which other programs take it over: views, and the forms they are told in."""

from raci.drawings.drawing import Cluster, Drawing, Edge, Node
from raci.drawings.form import Form, form_for, form_names
from raci.drawings.telling import told
from raci.drawings.view import View, view_named, view_names

__all__ = [
    "Cluster",
    "Drawing",
    "Edge",
    "Form",
    "Node",
    "View",
    "form_for",
    "form_names",
    "told",
    "view_named",
    "view_names",
]
