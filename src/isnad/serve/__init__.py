"""A SPARQL 1.1 endpoint that only reads: a store behind limits that hold.

`app.endpoint(Setting) -> Starlette` is the application, `running.run(...)` serves it. The libraries are those of the
extra `isnad[serve]`.
"""
