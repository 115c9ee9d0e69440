/** Offers downloads as JSON to the explorer's page. */
import { jsonDownload } from './json-download.ts';

window.ATLAS_JSON_DOWNLOAD = jsonDownload;
