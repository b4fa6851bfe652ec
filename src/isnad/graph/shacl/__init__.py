"""SHACL: shapes files, the compiled engine, and pySHACL as its referee. The door is `isnad.graph.validate`."""
