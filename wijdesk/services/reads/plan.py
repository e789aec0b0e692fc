"""The plan: goals, actions, safety agreements, templates."""
