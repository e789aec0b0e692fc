"""How far a bewonersinitiatief can be. Apart from the mapped classes: a screen offers it too."""

STANDEN = ("nieuw", "loopt", "klaar", "gestopt")
