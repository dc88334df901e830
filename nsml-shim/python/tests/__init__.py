"""Tests of the Python shim: scripts as child processes, against a scripted supervisor."""
