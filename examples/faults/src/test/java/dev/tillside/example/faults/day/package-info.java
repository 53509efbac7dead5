/** A day at a till that always goes the same way, and what the till's and head office's files hold after each step of it. */
package dev.tillside.example.faults.day;
