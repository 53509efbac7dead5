package dev.tillside.example.cli.authoring;

/** One kind of thing that can be wrong between objects that are each right. */
interface Check {
    void of(Catalogue catalogue, Remarks remarks);
}
