/**
 * API keys: who may ask head office, in which role, and for which stores. Of a key the database has a digest alone.
 */
package dev.tillside.example.office.key;
