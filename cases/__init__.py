"""What a policy is, and Seoul's case studies."""
