/**
 * Reference data: of each object the newest version, every text that ever decided a price, snapshots, and the signature on what
 * tills take down. Contact data of members stay here and are told to no till; who is erased goes from every table.
 */
package dev.tillside.example.office.reference;
