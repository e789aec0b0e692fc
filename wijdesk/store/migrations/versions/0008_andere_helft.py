"""The other half of the work: klachten, collectief, sociale kaart, kwaliteit; and tarieven for the value of indicaties."""

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step for each noun."""


def downgrade() -> None:
    """Nothing yet."""
