/** What is asked of the operating system: processes, strace, disks that can be cut off, networks that can be parted. */
package dev.tillside.example.faults.machine;
