"""From inputs to files and stores: the whole way, for one process or many."""
