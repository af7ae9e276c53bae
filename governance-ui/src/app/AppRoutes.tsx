import { lazy, Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { HomePage } from '../pages/HomePage.tsx'
import { NotFoundPage } from '../pages/NotFoundPage.tsx'
import { Waiting } from '../ui/Waiting.tsx'

const ProposalsPage = lazy(async () => ({ default: (await import('../pages/ProposalsPage.tsx')).ProposalsPage }))
const ProposalPage = lazy(async () => ({ default: (await import('../pages/ProposalPage.tsx')).ProposalPage }))
const NewProposalPage = lazy(async () => ({ default: (await import('../pages/NewProposalPage.tsx')).NewProposalPage }))
const DelegatePage = lazy(async () => ({ default: (await import('../pages/DelegatePage.tsx')).DelegatePage }))
const DatasetsPage = lazy(async () => ({ default: (await import('../pages/DatasetsPage.tsx')).DatasetsPage }))
const DatasetPage = lazy(async () => ({ default: (await import('../pages/DatasetPage.tsx')).DatasetPage }))
const SubmitDatasetPage = lazy(async () => ({
  default: (await import('../pages/SubmitDatasetPage.tsx')).SubmitDatasetPage,
}))
const ModelsPage = lazy(async () => ({ default: (await import('../pages/ModelsPage.tsx')).ModelsPage }))
const LineagePage = lazy(async () => ({ default: (await import('../pages/LineagePage.tsx')).LineagePage }))
const RunsPage = lazy(async () => ({ default: (await import('../pages/RunsPage.tsx')).RunsPage }))
const RunPage = lazy(async () => ({ default: (await import('../pages/RunPage.tsx')).RunPage }))
const CouncilPage = lazy(async () => ({ default: (await import('../pages/CouncilPage.tsx')).CouncilPage }))
const ReviewsPage = lazy(async () => ({ default: (await import('../pages/ReviewsPage.tsx')).ReviewsPage }))
const TrustPage = lazy(async () => ({ default: (await import('../pages/TrustPage.tsx')).TrustPage }))

/** A screen a route; all but the first load when they are asked for. */
export function AppRoutes() {
  return (
    <Suspense fallback={<Waiting what="the page" lines={6} />}>
      <Routes>
        <Route index element={<HomePage />} />
        <Route path="proposals" element={<ProposalsPage />} />
        <Route path="proposals/new" element={<NewProposalPage />} />
        <Route path="proposals/:id" element={<ProposalPage />} />
        <Route path="delegate" element={<DelegatePage />} />
        <Route path="datasets" element={<DatasetsPage />} />
        <Route path="datasets/submit" element={<SubmitDatasetPage />} />
        <Route path="datasets/:id" element={<DatasetPage />} />
        <Route path="models" element={<ModelsPage />} />
        <Route path="models/:id" element={<LineagePage />} />
        <Route path="runs" element={<RunsPage />} />
        <Route path="runs/:id" element={<RunPage />} />
        <Route path="council" element={<CouncilPage />} />
        <Route path="reviews/:subject" element={<ReviewsPage />} />
        <Route path="trust" element={<TrustPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </Suspense>
  )
}
