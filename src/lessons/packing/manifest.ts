/** What an LMS reads of a package first: imsmanifest.xml, of SCORM 1.2 and of SCORM 2004 4th edition. One SCO, with ways of its own. */
import { escapeXml } from './xml.ts';

export interface Described {
  /** Unique among packages: letters, figures, hyphens. */
  id: string;
  title: string;
  /** Names of the files in it. */
  files: readonly string[];
}

/** The page that an LMS opens. */
export const PAGE = 'index.html';

const PLACES_12 = [
  'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"',
  'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd"',
];
const PLACES_2004 = [
  'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"',
  'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"',
  'xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"',
  'xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3"',
  'xmlns:imsss="http://www.imsglobal.org/xsd/imsss"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd"',
];

export function manifest12(described: Described): string {
  return manifest(described, PLACES_12, '1.2', 'adlcp:scormtype="sco"', '');
}

/** The package says itself what is completed and scored: the LMS is not to guess it. */
export function manifest2004(described: Described): string {
  const sequencing = `
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true" />
        </imsss:sequencing>
        <adlnav:presentation>
          <adlnav:navigationInterface>
            <adlnav:hideLMSUI>previous</adlnav:hideLMSUI>
            <adlnav:hideLMSUI>continue</adlnav:hideLMSUI>
          </adlnav:navigationInterface>
        </adlnav:presentation>`;
  return manifest(described, PLACES_2004, '2004 4th Edition', 'adlcp:scormType="sco"', sequencing);
}

function manifest({ id, title, files }: Described, places: readonly string[], version: string, sco: string, more: string): string {
  const name = escapeXml(title);
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${id}" version="1.0"
  ${places.join('\n  ')}>
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>${version}</schemaversion>
  </metadata>
  <organizations default="ORG">
    <organization identifier="ORG">
      <title>${name}</title>
      <item identifier="ITEM" identifierref="RES">
        <title>${name}</title>${more}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="RES" type="webcontent" ${sco} href="${PAGE}">
${files.map((file) => `      <file href="${escapeXml(file)}" />`).join('\n')}
    </resource>
  </resources>
</manifest>
`;
}
