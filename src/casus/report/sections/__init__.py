"""The parts of a report, each as plain data that the template lays out."""
