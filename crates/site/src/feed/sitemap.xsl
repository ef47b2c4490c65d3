<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:map="http://www.sitemaps.org/schemas/sitemap/0.9" exclude-result-prefixes="map">
  <xsl:output method="html" encoding="UTF-8"/>
  <xsl:template match="/">
    <html lang="en">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>Site map</title>
        <style>body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem } td { padding: 0.25rem 1rem 0.25rem 0; overflow-wrap: anywhere }</style>
      </head>
      <body>
        <h1>Site map</h1>
        <p>Search engines read this page in order to find what is published here.</p>
        <table>
          <xsl:for-each select="map:sitemapindex/map:sitemap | map:urlset/map:url">
            <tr>
              <td><a href="{map:loc}"><xsl:value-of select="map:loc"/></a></td>
              <td><xsl:value-of select="substring(map:lastmod, 1, 10)"/></td>
            </tr>
          </xsl:for-each>
        </table>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
