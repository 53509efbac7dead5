/**
 * What people read: offer names per language, and messages by code in English and Chinese.
 *
 * <p>A message's code and arguments are stable and go over the wire; its text may be reworded. A retailer translates by
 * code.
 */
package dev.tillside.text;
