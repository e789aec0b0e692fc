"""Alembic's entry: one transaction on the connection that `migratie` hands over. There is no offline mode."""

from alembic import context

from wijdesk.models.tabellen import METADATA

verbinding = context.config.attributes["connection"]
context.configure(
    connection=verbinding,
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
