"""The parts of a BPMN file: pools with lanes and tasks, and the diagram in which they stand."""
