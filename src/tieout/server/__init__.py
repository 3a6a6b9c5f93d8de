"""The language server: drafts are checked as they are typed, and every verdict can be looked into from the editor."""
