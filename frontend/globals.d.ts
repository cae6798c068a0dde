/** A digest of all explorables' scripts, put in by build.mjs: a new one has a new address. */
declare const BUILD: string;
