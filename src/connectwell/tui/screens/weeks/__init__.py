"""The last weeks."""
