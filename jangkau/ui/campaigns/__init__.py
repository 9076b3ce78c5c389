"""Kampanye & Agenda: the parts of pages/campaigns.py."""
