/** The demo: a made-up shop, its till and its head office in one process, told step by step. */
package dev.tillside.example.cli.demo;
