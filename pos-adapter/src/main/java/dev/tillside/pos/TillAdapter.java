package dev.tillside.pos;

/** What a point of sale implements to have Tillside at its side. */
public interface TillAdapter {}
