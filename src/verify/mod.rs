//! A package or folder becomes a report; shares no IO with the writers.
