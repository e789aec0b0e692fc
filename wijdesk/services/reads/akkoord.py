"""Fixed versions of the plan, who agreed to them, and evaluations."""
