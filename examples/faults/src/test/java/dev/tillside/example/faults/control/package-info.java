/** Small stores of acknowledged numbers, some of them deliberately wrong: whoever looks for lost acknowledgements must find theirs. */
package dev.tillside.example.faults.control;
