"""Learning sessions: who came when, what they saw, which briefs were asked for."""
