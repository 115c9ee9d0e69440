/** Offers the plot to the explorer's page. */
import { plotView } from './plot-view.ts';

window.ATLAS_PLOT = plotView;
