/** The query service as a Netlify edge function, in front of the built site. */
import snapshot from 'atlas:snapshot' with { type: 'json' };

import { createService } from '../../../src/edge/service.ts';

/** What Netlify hands to the function: the way on to the site's files. */
interface Context {
  next: () => Promise<Response>;
}

const service = createService(snapshot);

export default (request: Request, context: Context): Promise<Response> => service(request, () => context.next());

/** The service's addresses; all others go to the files without the function. */
export const config = { path: '/api/2.3.0/*' };
