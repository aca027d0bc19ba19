"""The parts of a SARIF 2.1.0 log, within the limits of GitHub code scanning."""
