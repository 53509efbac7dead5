/** Scanners. */
package dev.tillside.pos.device;
