// The form: Sveltia CMS, which reads config.yml beside this file.
import { init } from "./sveltia/index.js";

init();
