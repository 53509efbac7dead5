/**
 * The sidecar: tills for programs of the same machine that are not Java, over HTTP on loopback.
 */
package dev.tillside.pos.sidecar;
