/** Keys and seals of a till's files. */
package dev.tillside.seal;
