"""The screens, driven by keys and clicks as a person would."""
