"""The form in the browser: Sveltia CMS from its npm package, set up from the same models as everything else."""
