/** Small plots for people, each drawn once for SVG and once for PNG. The same figures make the same SVG, byte by byte. */
package dev.tillside.example.cli.picture;
