"""Plain frozen values that flow through Isnad; standard library only."""
