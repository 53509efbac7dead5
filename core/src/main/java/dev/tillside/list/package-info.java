/** The personal, printed shopping list: what is on it, and for whom and when it holds. */
package dev.tillside.list;
