// The page has moved: on to its new address, with whatever stood behind the old one's ? or #.
location.replace(document.querySelector("a").href + location.search + location.hash);
