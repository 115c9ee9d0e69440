/** Offers the plot to the explorer's page. */
import { PlotView } from './plot-view.tsx';

window.ATLAS_PLOT = PlotView;
